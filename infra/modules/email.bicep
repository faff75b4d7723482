// Azure Communication Services Email, used by SMTP: any other relay can take its place.

import { roles } from 'roles.bicep'

param name string
param tags object
param dataLocation string

@description('A domain of your own; empty for one of Azure\'s.')
param customDomain string

@description('It may be linked. The service refuses that, and with it the deployment, while its DNS records are not verified.')
param customDomainVerified bool

param applicationId string
param principalId string
param userName string

var own = !empty(customDomain) && customDomainVerified
// It rewrites links and adds a picture to each mail; nobody asked the subscribers.
var tracking = 'Disabled'

resource service 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: '${name}-email'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }

  resource azureDomain 'domains' = {
    name: 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: {
      domainManagement: 'AzureManaged'
      userEngagementTracking: tracking
    }
  }

  resource ownDomain 'domains' = if (!empty(customDomain)) {
    // A name must be one even where the resource is left out.
    name: empty(customDomain) ? 'none.invalid' : customDomain
    location: 'global'
    tags: tags
    properties: {
      domainManagement: 'CustomerManaged'
      userEngagementTracking: tracking
    }
  }
}

resource communication 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: [own ? service::ownDomain.id : service::azureDomain.id]
  }

  resource user 'smtpUsernames' = {
    name: 'alerts'
    properties: {
      entraApplicationId: applicationId
      tenantId: tenant().tenantId
      username: userName
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, principalId, roles.communicationAndEmailServiceOwner)
  scope: communication
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.communicationAndEmailServiceOwner
    )
    principalId: principalId
    principalType: 'ServicePrincipal'
    description: 'SMTP sign-in sends in the name of this application; the service has no narrower built-in role.'
  }
}

output senderDomain string = own ? customDomain : service::azureDomain.properties.mailFromSenderDomain
