@echo off
rem Makes the app image in target\image\plushkeep and, where WiX is, an installer of it in target\image.
rem Needs a JDK 25, in JAVA_HOME or on the PATH, and what "mvn -q -DskipTests package" made.
setlocal EnableExtensions
cd /d "%~dp0..\.."
set "BIN="
if defined JAVA_HOME set "BIN=%JAVA_HOME%\bin\"
"%BIN%java" packaging\AppImage.java target\image || exit /b 1

rem jpackage finds WiX 4 as wix, WiX 3 as candle.
where /q wix || where /q candle || exit /b 0
"%BIN%jpackage" --type msi --app-image target\image\plushkeep --dest target\image --name Plushkeep ^
  --license-file LICENSE --win-per-user-install --win-dir-chooser --win-menu --win-shortcut-prompt ^
  --win-upgrade-uuid 6f1c2f0a-7c55-4c1e-9d0b-6a3f2b8f5e41
