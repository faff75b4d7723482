// The function app on Flex Consumption. Every setting that the code binds is here; tests compare the names.

param name string
param planName string
param location string
param tags object
param identityName string
param storageName string
param componentName string

@description('Address of the blob container that holds the package.')
param packages string

@description('Reachable from the virtual network only.')
param private bool

@description('Subnet that the app speaks from; empty without private networking.')
param subnetId string

@description('MB of memory of an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Most instances that each function, and the site, is scaled out to.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Requests that one instance serves at a time.')
param httpConcurrency int

@description('Instances kept warm, by function or for the site.')
param alwaysReady warmGroup[]

@description('Messages that one instance takes at a time, for each queue\'s function.')
param queueConcurrency int

@description('Messages still in work at which an instance takes the next ones.')
param queueNewBatchThreshold int

@description('Public address of the site; empty for the one that Azure gives.')
param publicUrl string

param vaultName string

@description('The relay that sends mail; an empty host where none does.')
param mail mailRelay

@description('Endpoint of Azure AI Language; empty without it.')
param languageEndpoint string

@description('Settings over those below.')
param settings { *: string }

@export()
type warmGroup = {
  @description('The site, or one function: each is scaled on instances of its own.')
  name:
    | 'http'
    | 'function:Schedule'
    | 'function:Fetch'
    | 'function:Classify'
    | 'function:Notify'
    | 'function:Deliver'
    | 'function:Digest'
    | 'function:Watch'

  @minValue(1)
  @maxValue(20)
  instanceCount: int
}

type mailRelay = {
  host: string
  port: int
  security: string

  @description('Empty where the relay wants no sign-in.')
  user: string

  @description('Sender: an address, or a name with the address in angle brackets.')
  from: string

  @description('Mails that the relay takes in a minute; 0 for no limit.')
  perMinute: int

  @description('Mails that the relay takes in an hour; 0 for no limit.')
  perHour: int
}

var url = empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'alerts' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    virtualNetworkSubnetId: private ? subnetId : null
    siteConfig: {
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packages
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReady
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    // Section__Property, as the code's options bind them. The secrets are references into the vault.
    properties: {
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
      AZURE_CLIENT_ID: identity.properties.clientId
      AzureFunctionsJobHost__extensions__queues__batchSize: string(queueConcurrency)
      AzureFunctionsJobHost__extensions__queues__newBatchThreshold: string(queueNewBatchThreshold)
      AzureWebJobsDisableHomepage: 'true'
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__clientId: identity.properties.clientId
      AzureWebJobsStorage__credential: 'managedidentity'
      DigestTimer: '0 * * * * *'
      Language__Endpoint: languageEndpoint
      ScheduleTimer: '0 * * * * *'
      Smtp__From: mail.from
      Smtp__Host: mail.host
      Smtp__Password: empty(mail.user) ? '' : '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=smtp-password)'
      Smtp__PerHour: string(mail.perHour)
      Smtp__PerMinute: string(mail.perMinute)
      Smtp__Port: string(mail.port)
      Smtp__Security: mail.security
      Smtp__User: mail.user
      WatchTimer: '30 */5 * * * *'
      Web__LinkSecret: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=link-secret)'
      Web__PublicUrl: url
      ...settings
    }
  }

  // Deployment signs in by Entra; a publishing password would be a key.
  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output name string = app.name
output id string = app.id
output url string = url
