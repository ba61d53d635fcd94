; The app tells Windows at its start that it answers unflappable:// addresses; with the app goes what it told.
!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\unflappable"
!macroend
