# What set-secrets.sh does, for Windows, where azd has no POSIX shell: see there. The tests run both.
#
#   pwsh infra/set-secrets.ps1 [-RotateLinkSecret]      with the same variables of the environment
param([switch] $RotateLinkSecret)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

foreach ($name in 'ALERTS_VAULT', 'ALERTS_APP', 'AZURE_RESOURCE_GROUP') {
    if (-not [Environment]::GetEnvironmentVariable($name)) {
        throw "${name} is not set: expected the deployment's output of that name (azd env get-value $name)"
    }
}

function Invoke-Azure {
    $answer = & az @args
    if ($LASTEXITCODE -ne 0) { throw "az $($args[0..2] -join ' '): failed with exit code $LASTEXITCODE" }
    $answer
}

# A refusal must never be taken for "there is none": that would write a new link secret over a good one.
function Get-SecretNames {
    for ($left = 20; ; $left--) {
        $names = & az keyvault secret list --vault-name $env:ALERTS_VAULT --query '[].name' --output tsv
        if ($LASTEXITCODE -eq 0) { return @($names) }
        if ($left -le 1) {
            throw "$env:ALERTS_VAULT does not answer or refuses. Are you signed in (az login), have you the role Key Vault Secrets Officer there, and, if the network is private, are you inside it?"
        }
        Write-Host "$env:ALERTS_VAULT refuses; a new role takes some minutes. Asking again in 15 seconds, at most $($left - 1) times."
        Start-Sleep -Seconds 15
    }
}

# The value goes through a file in the user's own folder for temporary files: arguments show in the list of processes.
function Set-Secret([string] $name, [string] $value) {
    $file = New-TemporaryFile
    try {
        [IO.File]::WriteAllText($file.FullName, $value)
        Invoke-Azure keyvault secret set --vault-name $env:ALERTS_VAULT --name $name --file $file.FullName --output none
    }
    finally {
        Remove-Item $file.FullName
    }
    Write-Host "${name}: set in $env:ALERTS_VAULT"
}

$present = Get-SecretNames

if ($RotateLinkSecret -or $present -notcontains 'link-secret') {
    $random = [Security.Cryptography.RandomNumberGenerator]::GetBytes(48)
    Set-Secret 'link-secret' ([Convert]::ToBase64String($random))
}
else {
    Write-Host "link-secret: already in $env:ALERTS_VAULT"
}

if ($env:ALERTS_SMTP_PASSWORD) {
    Set-Secret 'smtp-password' $env:ALERTS_SMTP_PASSWORD
}
elseif ($present -contains 'smtp-password') {
    Write-Host "smtp-password: already in $env:ALERTS_VAULT"
}
else {
    Write-Host 'smtp-password: not set. Where mail needs a sign-in, the app does not start until it is: see docs/deploy.md, Mail.'
}

$subscription = if ($env:AZURE_SUBSCRIPTION_ID) { '--subscription', $env:AZURE_SUBSCRIPTION_ID } else { @() }
$app = Invoke-Azure functionapp show @subscription --resource-group $env:AZURE_RESOURCE_GROUP --name $env:ALERTS_APP --query id --output tsv
Invoke-Azure rest --method post --uri "$app/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none
Invoke-Azure functionapp restart @subscription --resource-group $env:AZURE_RESOURCE_GROUP --name $env:ALERTS_APP --output none
Write-Host "${env:ALERTS_APP}: reads its secrets anew"
