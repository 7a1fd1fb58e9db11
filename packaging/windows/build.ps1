# Builds the program and its installer on Windows 10 or newer, 64 bit:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Sign THUMBPRINT]
# Needs Python 3.11 to 3.14 (py launcher) and Inno Setup 6. With -Sign, signtool of the Windows SDK
# signs both commands and the installer with that certificate of the machine's store.
param([string]$Sign = "", [string]$Timestamp = "http://timestamp.digicert.com")
$ErrorActionPreference = "Stop"
Set-StrictMode -Version 3

$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$tools = "$root\.tools\build"
$env:PYTHONHASHSEED = "0"
$version = (Select-String -Path "$root\pyproject.toml" -Pattern '^version = "(.*)"$').Matches[0].Groups[1].Value

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
	& $Program @Arguments
	if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

function Add-Signature([string[]]$Files) {
	if ($Sign) {
		Invoke-Checked "signtool" (@("sign", "/sha1", $Sign, "/fd", "sha256", "/tr", $Timestamp, "/td", "sha256") + $Files)
	}
}

if (Test-Path $tools) { Remove-Item -Recurse -Force $tools }
Invoke-Checked "py" @("-3", "-m", "venv", $tools)
$python = "$tools\Scripts\python.exe"
foreach ($lock in "runtime", "build") {
	Invoke-Checked $python @("-m", "pip", "install", "--quiet", "--disable-pip-version-check",
		"--require-hashes", "--no-deps", "-r", "$root\packaging\$lock.lock")
}
$icons = "$root\.tools\icons"
Invoke-Checked $python @("$root\packaging\icons.py", $icons)
$env:TILLSIDE_ICON = "$icons\tillside.ico"
Invoke-Checked $python @("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
	"--distpath", "$root\dist", "--workpath", "$root\.tools\work", "$root\packaging\tillside.spec")
Copy-Item "$root\packaging\LICENCES.md", "$root\LICENSE" "$root\dist\tillside"

# Without a console a windowed program says nothing: its exit code is what tells.
$check = Join-Path ([IO.Path]::GetTempPath()) "tillside-self-test"
$tested = Start-Process -Wait -PassThru "$root\dist\tillside\tillside.exe" -ArgumentList "--self-test", $check
if ($tested.ExitCode -ne 0) { throw "the built program's self-test ended with $($tested.ExitCode); see $check" }

Add-Signature @("$root\dist\tillside\tillside.exe", "$root\dist\tillside\tillside-sandbox.exe")
$iscc = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
Invoke-Checked $iscc @("/Q", "/DVersion=$version", "/O$root\dist", "$PSScriptRoot\tillside.iss")
Add-Signature @("$root\dist\tillside-$version-setup.exe")
Write-Output "dist\tillside-$version-setup.exe"
