// The one installation's parameters. azd and the deployment workflow set the environment's variables; by hand, export them
// or put values here. What is not named here has its default in main.bicep.

using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'alerts')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorEmail = readEnvironmentVariable('ALERTS_OPERATOR_EMAIL', 'operators@example.org')
param email = readEnvironmentVariable('ALERTS_EMAIL', 'azure')
param smtpApplicationId = readEnvironmentVariable('ALERTS_SMTP_APPLICATION_ID', '')
param smtpPrincipalId = readEnvironmentVariable('ALERTS_SMTP_PRINCIPAL_ID', '')
param smtpUserName = readEnvironmentVariable('ALERTS_SMTP_USER', 'alerts')
param language = bool(readEnvironmentVariable('ALERTS_LANGUAGE', 'false'))
param privateNetwork = bool(readEnvironmentVariable('ALERTS_PRIVATE_NETWORK', 'false'))
