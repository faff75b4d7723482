// Everything that Alerts needs in one resource group: azd up, or
//   az deployment sub create --location <region> --parameters infra/az.bicepparam
// docs/deploy.md goes through it from zero.

targetScope = 'subscription'

import { warmGroup } from 'modules/app.bicep'

@description('Names this installation, and all its resources: lower case, digits and hyphens.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Region of everything that has one. These offer Flex Consumption and zones; az functionapp list-flexconsumption-locations names others.')
@allowed([
  'australiaeast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'spaincentral'
  'swedencentral'
  'switzerlandnorth'
  'uaenorth'
  'uksouth'
  'westeurope'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location' } })
param location string

@description('Object id of the operator or their group, who may then write the secrets and run the alerts command: whoever deploys, unless named here; empty where someone else sees to that.')
param principalId string = deployer().objectId

@description('Who hears of trouble with the installation itself.')
@minLength(3)
param operatorEmail string

@description('Public address of the site, where it has a domain of its own; empty for the one that Azure gives.')
param publicUrl string = ''

@description('MB of memory of an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Most instances that each function, and the site, is scaled out to.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Requests that one instance of the site serves at a time.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Messages that one instance takes at a time: the same for each queue\'s function, because the platform has one value for all. Over host.json, which has the same default.')
@minValue(1)
@maxValue(32)
param queueConcurrency int = 16

@description('Messages still in work at which an instance takes the next ones, likewise.')
@minValue(0)
@maxValue(32)
param queueNewBatchThreshold int = 8

@description('Instances kept warm, by function or for the site. They cost money while idle.')
param alwaysReady warmGroup[] = []

@description('Redundancy of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days after which the body of an article is deleted.')
@minValue(7)
param articleRetentionDays int = 90

@description('Days that logs are kept. 30 are free.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('GB of logs a day at which ingestion stops until the next day.')
param logDailyCapGb int = 1

@description('How mail is sent: by Azure Communication Services, which needs the two ids of smtpApplicationId and smtpPrincipalId; by a relay of yours; or by none, for Microsoft Teams only: then mails fail and wait in the poison queue.')
@allowed(['azure', 'relay', 'none'])
param email string

@description('By azure: application (client) id of the Entra application that signs in by SMTP.')
param smtpApplicationId string = ''

@description('By azure: object id of that application\'s service principal.')
param smtpPrincipalId string = ''

@description('By relay: its name.')
param smtpHost string = ''

@description('By relay: its port.')
@minValue(1)
@maxValue(65535)
param smtpPort int = 587

@description('By relay: how its connection is encrypted; port 465 wants SslOnConnect.')
@allowed(['StartTls', 'SslOnConnect'])
param smtpSecurity string = 'StartTls'

@description('Name to sign in by; empty for a relay that wants no sign-in, and for the name alerts by azure. The password is a secret of the vault.')
param smtpUser string = ''

@description('By relay: the sender, an address or a name with the address in angle brackets.')
param mailFrom string = ''

@description('By azure: a mail domain of your own; empty for one of Azure\'s, which sends 5 mails a minute and 10 an hour.')
param mailDomain string = ''

@description('Its DNS records are published and the service has verified them; until then mail goes out from Azure\'s domain.')
param mailDomainVerified bool = false

@description('By azure: where the service keeps mail at rest.')
param mailDataLocation string = 'Europe'

@description('More settings of the code, over those of this template: { Outbound__Contact: \'you@example.org\' }. No secrets: they would be in the log of the deployment.')
param settings { *: string } = {}

@description('Adds Azure AI Language.')
param language bool = false

@description('Closes every public endpoint: storage, vault, logs and the site are reached from the virtual network only.')
param privateNetwork bool = false

@description('Address range of that network, a /24 or wider.')
param networkAddressPrefix string = '10.60.0.0/24'

var token = take(uniqueString(subscription().id, environmentName, location), 8)
var tags = {
  'azd-env-name': environmentName
  application: 'alerts'
}
var identityName = 'id-${environmentName}'
var componentName = 'appi-${environmentName}'
var appName = 'func-${environmentName}-${token}'
// What cannot work is refused before anything is made, in the words of the variables that people set.
// A private installation has no public endpoint, and Azure Communication Services is the one service here without a private one.
var byAzure = email != 'azure'
  ? false
  : privateNetwork
      ? fail('ALERTS_PRIVATE_NETWORK is true, and Azure Communication Services has a public endpoint only, so ALERTS_EMAIL cannot be azure. Set it to relay, with a relay that the network reaches, or to none; see docs/deploy.md, Private network.')
      : length(smtpApplicationId) != 36 || length(smtpPrincipalId) != 36
          ? fail('ALERTS_EMAIL is azure, so ALERTS_SMTP_APPLICATION_ID and ALERTS_SMTP_PRINCIPAL_ID must be set, each to an id of 36 characters; docs/deploy.md, Mail, tells how to make them. Or set ALERTS_EMAIL to relay, or to none for Microsoft Teams only.')
          : mailDomainVerified && empty(mailDomain)
              ? fail('ALERTS_MAIL_DOMAIN_VERIFIED is true, so ALERTS_MAIL_DOMAIN must be set; see docs/deploy.md, Mail.')
              : true
var byRelay = email != 'relay'
  ? false
  : empty(smtpHost) || empty(mailFrom)
      ? fail('ALERTS_EMAIL is relay, so ALERTS_SMTP_HOST and ALERTS_MAIL_FROM must be set; see docs/deploy.md, Mail.')
      : true
var azureUser = empty(smtpUser) ? 'alerts' : smtpUser
var vaultName = 'kv-${take(replace(environmentName, '-', ''), 12)}${token}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: 'st${take(replace(environmentName, '-', ''), 12)}${token}'
    location: location
    tags: tags
    sku: storageSku
    appIdentityName: identityName
    operatorPrincipalId: principalId
    articleRetentionDays: articleRetentionDays
    private: privateNetwork
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    workspaceName: 'log-${environmentName}'
    componentName: componentName
    location: location
    tags: tags
    appIdentityName: identityName
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    private: privateNetwork
  }
}

module alertRules 'modules/alertRules.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: operatorEmail
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: vaultName
    location: location
    tags: tags
    appIdentityName: identityName
    operatorPrincipalId: principalId
    workspaceId: monitoring.outputs.workspaceId
    private: privateNetwork
  }
}

module communication 'modules/email.bicep' = if (byAzure) {
  scope: group
  params: {
    name: 'acs-${environmentName}-${token}'
    tags: tags
    dataLocation: mailDataLocation
    customDomain: mailDomain
    customDomainVerified: mailDomainVerified
    applicationId: smtpApplicationId
    principalId: smtpPrincipalId
    userName: azureUser
  }
}

module recognition 'modules/language.bicep' = if (language) {
  scope: group
  dependsOn: [identity]
  params: {
    name: 'lang-${environmentName}-${token}'
    location: location
    tags: tags
    appIdentityName: identityName
    private: privateNetwork
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: 'vnet-${environmentName}'
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: appName
    planName: 'plan-${environmentName}'
    location: location
    tags: tags
    identityName: identityName
    storageName: storage.outputs.name
    componentName: componentName
    packages: storage.outputs.packages
    private: privateNetwork
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    httpConcurrency: httpConcurrency
    alwaysReady: alwaysReady
    queueConcurrency: queueConcurrency
    queueNewBatchThreshold: queueNewBatchThreshold
    publicUrl: publicUrl
    vaultName: vault.outputs.name
    mail: byAzure
      ? {
          host: 'smtp.azurecomm.net'
          port: 587
          security: 'StartTls'
          user: azureUser
          from: 'Alerts <DoNotReply@${communication!.outputs.senderDomain}>'
          // https://learn.microsoft.com/azure/communication-services/concepts/service-limits#email
          perMinute: mailDomainVerified ? 30 : 5
          perHour: mailDomainVerified ? 100 : 10
        }
      : {
          host: byRelay ? smtpHost : ''
          port: byRelay ? smtpPort : 587
          security: byRelay ? smtpSecurity : 'StartTls'
          user: byRelay ? smtpUser : ''
          from: byRelay ? mailFrom : 'Alerts <alerts@localhost>'
          perMinute: 0
          perHour: 0
        }
    settings: settings
    languageEndpoint: language ? recognition!.outputs.endpoint : ''
  }
}

module privateLinks 'modules/privateLinks.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: tags
    subnetId: network!.outputs.endpointSubnetId
    zoneNames: network!.outputs.zoneNames
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
    appId: app.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    componentId: monitoring.outputs.componentId
    language: language
    languageId: language ? recognition!.outputs.id : ''
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output ALERTS_APP string = app.outputs.name
output ALERTS_STORAGE string = storage.outputs.name
output ALERTS_URL string = app.outputs.url
output ALERTS_VAULT string = vault.outputs.name
