@echo off
rem caa-gate for Windows: finds Java and starts the command. COMMAND of "exec" is run by Java, as its child.
setlocal DisableDelayedExpansion
set "caagate_root=%~dp0.."
set "caagate_jar=%caagate_root%\lib\caa-gate-cli.jar"
if not exist "%caagate_jar%" set "caagate_jar=%caagate_root%\target\lib\caa-gate-cli.jar"
if not exist "%caagate_jar%" (
    echo caa-gate: caa-gate-cli.jar is missing; unpack the archive again, or run "mvn -DskipTests package" in a clone 1>&2
    if "%~1"=="exec" echo caa-gate: COMMAND not run: usage or configuration, see above 1>&2
    if "%~1"=="exec" exit /b 122
    exit /b 2
)
set "caagate_java=java.exe"
if defined JAVA_HOME set "caagate_java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%caagate_java%" set "caagate_java=java.exe"
where /q "%caagate_java%" 2>nul || if not exist "%caagate_java%" (
    echo caa-gate: no Java 17 or later: install one, or set JAVA_HOME to the directory of one 1>&2
    if "%~1"=="exec" echo caa-gate: COMMAND not run: usage or configuration, see above 1>&2
    if "%~1"=="exec" exit /b 122
    exit /b 2
)
rem Java 17 brought this option: an older one fails at it, and would end with 1, "refused", at our classes.
"%caagate_java%" --enable-native-access=ALL-UNNAMED -version >nul 2>&1 || (
    echo caa-gate: "%caagate_java%" is no Java 17 or later: install one, or set JAVA_HOME to the directory of one 1>&2
    if "%~1"=="exec" echo caa-gate: COMMAND not run: usage or configuration, see above 1>&2
    if "%~1"=="exec" exit /b 122
    exit /b 2
)
"%caagate_java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewRatio=1 -XX:-UsePerfData -Dcaagate.launcher=none -cp "%caagate_jar%" org.caagate.cli.Main %*
exit /b %errorlevel%
