package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plushkeep.share.ChildrensPage;
import org.plushkeep.share.ShareException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A page for children, to print. */
@Command(
    name = "children",
    description =
        "Writes a page for children, to print and read together: that the toy keeps what it is"
            + " told, who hears that, and that one may say no.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ChildrenCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "The PDF to make. Nothing is overwritten.")
  private Path file;

  @Option(names = "--name", paramLabel = "NAME", description = "What the child calls the toy.")
  private String name = "";

  @Option(
      names = "--of",
      paramLabel = "WHO",
      defaultValue = "toy",
      description =
          "Who it is about, where it has no name: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private ChildrensPage.Who who;

  ChildrenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws ShareException {
    ChildrensPage page = new ChildrensPage(Locale.getDefault(), who, Text.oneLine(name));
    shell.say("Wrote " + Text.oneLine(page.page().savePdfAs(file).toString()) + ".");
    return ExitCode.DONE.value();
  }
}
