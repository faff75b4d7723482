// The one installation's parameters for the Azure CLI: read from the environment, which the deployment workflow sets; by hand, export them
// or put values here. azd reads the same variables by main.parameters.json. What is not named has its default in main.bicep.

using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'alerts')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param operatorEmail = readEnvironmentVariable('ALERTS_OPERATOR_EMAIL')
param publicUrl = readEnvironmentVariable('ALERTS_PUBLIC_URL', '')
param language = bool(readEnvironmentVariable('ALERTS_LANGUAGE', 'false'))
param privateNetwork = bool(readEnvironmentVariable('ALERTS_PRIVATE_NETWORK', 'false'))

// Not set: whoever deploys. Set and empty: nobody.
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', 'deployer') == 'deployer'
  ? null
  : readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

param email = readEnvironmentVariable('ALERTS_EMAIL', 'azure')
param smtpApplicationId = readEnvironmentVariable('ALERTS_SMTP_APPLICATION_ID', '')
param smtpPrincipalId = readEnvironmentVariable('ALERTS_SMTP_PRINCIPAL_ID', '')
param smtpHost = readEnvironmentVariable('ALERTS_SMTP_HOST', '')
param smtpUser = readEnvironmentVariable('ALERTS_SMTP_USER', '')
param mailFrom = readEnvironmentVariable('ALERTS_MAIL_FROM', '')
param mailDomain = readEnvironmentVariable('ALERTS_MAIL_DOMAIN', '')
param mailDomainVerified = bool(readEnvironmentVariable('ALERTS_MAIL_DOMAIN_VERIFIED', 'false'))
