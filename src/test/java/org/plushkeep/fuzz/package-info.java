/**
 * What parsers and decoders make of hostile bytes.
 *
 * <p>A parser's target is a {@link org.plushkeep.fuzz.FuzzTarget} in the parser's own package,
 * named after it ({@code WavReader}: {@code WavReaderTarget}), and stands in {@link
 * org.plushkeep.fuzz.FuzzTargets}. That is all: the normal test run then gives it its seeds and a
 * few hundred mutations of them ({@code FuzzTargetsTest}), and the fuzzer, which is led by the
 * branches that an input takes, works on it for as long as is wished:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:copy@fuzzer exec:exec@fuzz -Dfuzz.seconds=60
 * }</pre>
 *
 * with {@code -Dfuzz.target=wav} for one of them. What it finds is left in {@code
 * target/fuzz/findings} and belongs among the target's seeds once it is mended.
 */
package org.plushkeep.fuzz;
