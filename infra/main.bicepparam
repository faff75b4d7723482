// The one installation's parameters. azd and the deployment workflow set the environment's variables; by hand, export them
// or put values here. What is not named here has its default in main.bicep.

using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'alerts')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorEmail = readEnvironmentVariable('ALERTS_OPERATOR_EMAIL')
param publicUrl = readEnvironmentVariable('ALERTS_PUBLIC_URL', '')
param language = bool(readEnvironmentVariable('ALERTS_LANGUAGE', 'false'))
param privateNetwork = bool(readEnvironmentVariable('ALERTS_PRIVATE_NETWORK', 'false'))

var by = readEnvironmentVariable('ALERTS_EMAIL', 'azure')
var smtpApplication = readEnvironmentVariable('ALERTS_SMTP_APPLICATION_ID', '')
var smtpPrincipal = readEnvironmentVariable('ALERTS_SMTP_PRINCIPAL_ID', '')
var smtpHost = readEnvironmentVariable('ALERTS_SMTP_HOST', '')
var smtpUser = readEnvironmentVariable('ALERTS_SMTP_USER', '')
var mailDomain = readEnvironmentVariable('ALERTS_MAIL_DOMAIN', '')
var mailDomainVerified = bool(readEnvironmentVariable('ALERTS_MAIL_DOMAIN_VERIFIED', 'false'))
var mailFrom = readEnvironmentVariable('ALERTS_MAIL_FROM', '')

param mail = by == 'azure' && (empty(smtpApplication) || empty(smtpPrincipal))
  ? fail('ALERTS_EMAIL is azure, so ALERTS_SMTP_APPLICATION_ID and ALERTS_SMTP_PRINCIPAL_ID must be set; docs/deploy.md, Mail, tells how to make them. Or set ALERTS_EMAIL to relay, or to none for Microsoft Teams only.')
  : by == 'relay' && (empty(smtpHost) || empty(mailFrom))
      ? fail('ALERTS_EMAIL is relay, so ALERTS_SMTP_HOST and ALERTS_MAIL_FROM must be set; see docs/deploy.md, Mail.')
      : by == 'azure'
          ? {
              by: 'azure'
              applicationId: smtpApplication
              principalId: smtpPrincipal
              userName: empty(smtpUser) ? 'alerts' : smtpUser
              domain: empty(mailDomain) ? null : mailDomain
              domainVerified: mailDomainVerified && empty(mailDomain)
                ? fail('ALERTS_MAIL_DOMAIN_VERIFIED is true, so ALERTS_MAIL_DOMAIN must be set; see docs/deploy.md, Mail.')
                : mailDomainVerified
            }
          : by == 'relay'
              ? {
                  by: 'relay'
                  host: smtpHost
                  user: empty(smtpUser) ? null : smtpUser
                  from: mailFrom
                }
              : by == 'none' ? { by: 'none' } : fail('ALERTS_EMAIL: expected azure, relay or none, came \'${by}\'.')
