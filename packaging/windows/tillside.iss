; The installer for Windows: Inno Setup 6. `build.ps1` gives it Version.
; For all users into Program Files, where only an administrator writes; `/VERYSILENT /NORESTART`
; for a roll-out. Profiles (%LOCALAPPDATA%\tillside) and the policy (%ProgramData%\tillside) are
; neither made nor touched nor removed.
#ifndef Version
  #error build.ps1 gives the version
#endif

[Setup]
AppId={{7E0B2F53-4C1A-4C57-9B0E-2D6E0C9A61F4}
AppName=Tillside
AppVersion={#Version}
AppPublisher=The Tillside authors
DefaultDirName={autopf}\Tillside
DefaultGroupName=Tillside
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=tillside-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\.tools\icons\tillside.ico
UninstallDisplayIcon={app}\tillside.exe
; A running till is asked to close, and keeps what it has not sent.
CloseApplications=yes
RestartApplications=yes

[InstallDelete]
; What a former version brought and this one does not must not be loaded.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\tillside\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Tillside"; Filename: "{app}\tillside.exe"
Name: "{group}\Tillside, training"; Filename: "{app}\tillside.exe"; Parameters: "--training"
Name: "{autodesktop}\Tillside"; Filename: "{app}\tillside.exe"; Tasks: desktop

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
