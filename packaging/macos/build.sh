#!/bin/sh
# Makes the app image in target/image/Plushkeep.app and a disk image of it in target/image.
# Needs a JDK 25, in JAVA_HOME or on the PATH, and what 'mvn -q -DskipTests package' made.
#
# PLUSHKEEP_SIGN  the name of a Developer ID; without it the app is signed for this computer only
set -eu
cd "$(dirname "$0")/../.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" packaging/AppImage.java target/image
app=target/image/Plushkeep.app
# What jpackage signed has got an AOT cache and a licence since.
codesign --force --deep --options runtime --entitlements packaging/macos/plushkeep.entitlements \
  --sign "${PLUSHKEEP_SIGN:--}" "$app"
hdiutil create -quiet -ov -fs HFS+ -volname Plushkeep -srcfolder "$app" target/image/Plushkeep.dmg
echo target/image/Plushkeep.dmg
