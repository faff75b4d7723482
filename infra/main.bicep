// Everything that Alerts needs in one resource group: azd up, or
//   az deployment sub create --location <region> --parameters infra/main.bicepparam
// docs/deploy.md goes through it from zero.

targetScope = 'subscription'

import { mailChoice } from 'modules/email.bicep'
import { warmGroup } from 'modules/app.bicep'

@description('Names this installation, and all its resources: lower case, digits and hyphens.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Region of everything that has one. Flex Consumption must be offered there.')
param location string

@description('Object id of the operator or their group, who may then write the secrets and run the alerts command; empty where someone else sees to that.')
param principalId string = ''

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

@description('How mail is sent. There is no default: where it is by none, mails fail and wait in the poison queue.')
param mail mailChoice

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
// A private installation has no public endpoint, and this is the one service here without a private one.
var relay = privateNetwork && mail.by == 'azure'
  ? fail('privateNetwork: Azure Communication Services has a public endpoint only, so mail cannot be by azure here. Set mail to { by: \'relay\', … } with a relay that the network reaches, or to { by: \'none\' }. See docs/deploy.md, Private network')
  : mail
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

module communication 'modules/email.bicep' = if (relay.by == 'azure') {
  scope: group
  params: {
    name: 'acs-${environmentName}-${token}'
    tags: tags
    dataLocation: relay.?dataLocation ?? 'Europe'
    customDomain: relay.?domain ?? ''
    customDomainVerified: relay.?domainVerified ?? false
    applicationId: relay.?applicationId ?? ''
    principalId: relay.?principalId ?? ''
    userName: relay.?userName ?? ''
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
    mail: relay.by == 'azure'
      ? {
          host: 'smtp.azurecomm.net'
          port: 587
          security: 'StartTls'
          user: relay.?userName ?? ''
          from: 'Alerts <DoNotReply@${communication!.outputs.senderDomain}>'
          // https://learn.microsoft.com/azure/communication-services/concepts/service-limits#email
          perMinute: relay.?domainVerified ?? false ? 30 : 5
          perHour: relay.?domainVerified ?? false ? 100 : 10
        }
      : {
          host: relay.?host ?? ''
          port: relay.?port ?? 587
          security: relay.?security ?? 'StartTls'
          user: relay.?user ?? ''
          from: relay.?from ?? 'Alerts <alerts@localhost>'
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
