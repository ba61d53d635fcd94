@echo off
rem The command "unflappable": asks the running app for a pause within milliseconds, or starts the app.
rem
rem   unflappable --pause | --hide | --open
rem
rem For shortcuts, AutoHotkey, a Stream Deck or a pedal. It says one word at the door of the app, a pipe of this account;
rem when nobody is there to hear it, or with any other flags, it starts the app with the flags as they are.
setlocal EnableExtensions DisableDelayedExpansion

set "verb="
if "%~1"=="--pause" set "verb=pause"
if "%~1"=="--hide" set "verb=hide"
if "%~1"=="--open" set "verb=open"
if not defined verb goto start
if not "%~2"=="" goto start
2>nul (>"\\.\pipe\unflappable-%USERNAME%" echo %verb%) && exit /b 0

:start
if defined UNFLAPPABLE_APP goto given
if exist "%~dp0..\..\Unflappable.exe" goto installed
if exist "%~dp0..\..\scripts\run.mjs" goto checkout
echo unflappable: the app is not beside this command. Put its program into UNFLAPPABLE_APP, or install it again. 1>&2
exit /b 1

:given
start "" "%UNFLAPPABLE_APP%" %*
exit /b 0

:installed
start "" "%~dp0..\..\Unflappable.exe" %*
exit /b 0

rem As "npm start" does, but from this folder, to which a relative one belongs.
:checkout
call "%~dp0..\..\node_modules\.bin\node" "%~dp0..\..\scripts\run.mjs" start %*
exit /b
