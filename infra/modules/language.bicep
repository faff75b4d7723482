// Azure AI Language, which adds entities that the knowledge base lacks. Optional: without it nothing is lost.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param appIdentityName string

@description('Reachable from private endpoints only.')
param private bool

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: appIdentityName
}

resource account 'Microsoft.CognitiveServices/accounts@2026-09-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: {
    name: 'S'
  }
  properties: {
    // Sign-in by Entra needs a name of its own in the address.
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, app.id, roles.cognitiveServicesLanguageReader)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveServicesLanguageReader)
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    description: 'Classify asks for the entities of an article.'
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
