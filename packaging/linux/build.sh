#!/bin/sh
# Makes the app image in target/image/plushkeep and, where dpkg-deb is, a Debian package of it in target/image.
# Needs a JDK 25, in JAVA_HOME or on the PATH, and what 'mvn -q -DskipTests package' made.
set -eu
cd "$(dirname "$0")/../.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" packaging/AppImage.java target/image
command -v dpkg-deb >/dev/null || exit 0

image=target/image/plushkeep
root=target/image/deb
version=$(sed -n 's/.*app-version=//p' $image/lib/app/plushkeep.cfg)
rm -rf $root
mkdir -p $root/DEBIAN $root/opt $root/usr/bin $root/usr/share
cp -a $image $root/opt/plushkeep
mv $root/opt/plushkeep/share/* $root/usr/share/
rmdir $root/opt/plushkeep/share
ln -s /opt/plushkeep/bin/plushkeep $root/usr/bin/plushkeep
# The libraries that Java and JavaFX load when they open a window or play a sound; either name of each.
cat >$root/DEBIAN/control <<END
Package: plushkeep
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: Plushkeep <plushkeep@localhost>
Installed-Size: $(du -sk $root/opt | cut -f1)
Depends: libc6, libgtk-3-0t64 | libgtk-3-0, libgl1, libxtst6, libxxf86vm1
Recommends: bluez, libasound2t64 | libasound2
Section: sound
Priority: optional
Description: keeps what a cuddly toy recorded, encrypted and at home
 Plushkeep collects the recordings of a CloudPets toy into an encrypted vault
 on the family's own disk, and never sends anything to anyone.
END
dpkg-deb --root-owner-group -Zxz --build $root target/image
rm -rf $root
