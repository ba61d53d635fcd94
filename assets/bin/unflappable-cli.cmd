@echo off
rem The command "unflappable-cli": the installed app's own runtime without a window, for scripts, backups and checks.
rem
rem   unflappable-cli COMMAND ... (unflappable-cli --help lists them)
rem
rem Unlike plain Node it can ask the system's key store for the key of the log. A batch file waits for the program that
rem it calls, and hands its exit status on.
setlocal EnableExtensions DisableDelayedExpansion

if defined UNFLAPPABLE_APP goto given
if exist "%~dp0..\..\Unflappable.exe" goto installed
if exist "%~dp0..\..\scripts\run.mjs" goto checkout
echo unflappable-cli: the app is not beside this command. Put its program into UNFLAPPABLE_APP, or install it again. 1>&2
exit /b 1

:given
"%UNFLAPPABLE_APP%" --log-level=3 --cli %*
exit /b %ERRORLEVEL%

:installed
"%~dp0..\..\Unflappable.exe" --log-level=3 --cli %*
exit /b %ERRORLEVEL%

rem In a checkout it runs on plain Node, from this folder, to which a relative one belongs.
:checkout
call "%~dp0..\..\node_modules\.bin\node" "%~dp0..\..\scripts\run.mjs" cli %*
exit /b %ERRORLEVEL%
