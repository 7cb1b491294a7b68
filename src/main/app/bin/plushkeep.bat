@echo off
rem Starts Plushkeep from its folder with a Java of 25 or later.
rem
rem PLUSHKEEP_JAVA       a Java to use: its home
rem PLUSHKEEP_JAVA_OPTS  more options for it, divided by spaces
setlocal EnableExtensions DisableDelayedExpansion

rem Java repeats these variables on standard error, and no agent that they name has any business here.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="

for %%D in ("%~dp0..") do set "HOME_DIR=%%~fD"
set "JAVA_EXE="

if defined PLUSHKEEP_JAVA (
  if exist "%PLUSHKEEP_JAVA%\bin\java.exe" (
    set "JAVA_EXE=%PLUSHKEEP_JAVA%\bin\java.exe"
    goto run
  )
  echo plushkeep: PLUSHKEEP_JAVA names no Java: "%PLUSHKEEP_JAVA%" 1>&2
  exit /b 1
)

call :try "%HOME_DIR%\..\runtime"
if not defined JAVA_EXE if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA_EXE for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA_EXE call :try "%%~dpJ.."
if not defined JAVA_EXE for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA_EXE call :try "%%~fD"
if defined JAVA_EXE goto run

echo plushkeep: no Java 25 or later was found; install one (for example from https://adoptium.net), or name it in PLUSHKEEP_JAVA. 1>&2
exit /b 1

:run
set "AOT="
if exist "%HOME_DIR%\lib\plushkeep.aot" set AOT="-XX:AOTCache=%HOME_DIR%\lib\plushkeep.aot"
"%JAVA_EXE%" "@%HOME_DIR%\lib\java.options" %PLUSHKEEP_JAVA_OPTS% %AOT% "--module-path=%HOME_DIR%\lib" -m org.plushkeep/org.plushkeep.launch.Main %*
exit /b %ERRORLEVEL%

rem Takes a Java home when its release file says 25 or later: asking java would take longer.
:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "JAVA_EXE=%~1\bin\java.exe"
)
exit /b
