// Azure Communication Services Email, used by SMTP: any other relay can take its place.

import { roles } from 'roles.bicep'

param name string
param tags object

@description('Where the service keeps mail at rest.')
param dataLocation string

@description('A domain of your own, verified by DNS records; empty for one of Azure\'s, which sends 5 mails a minute and 10 an hour.')
param customDomain string

@description('Application (client) id of the Entra application that signs in by SMTP; empty until there is one.')
param smtpApplicationId string

@description('Object id of that application\'s service principal.')
param smtpPrincipalId string

param smtpUserName string

var managed = empty(customDomain)

resource service 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: '${name}-email'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
  }

  resource domain 'domains' = {
    name: managed ? 'AzureManagedDomain' : customDomain
    location: 'global'
    tags: tags
    properties: {
      domainManagement: managed ? 'AzureManaged' : 'CustomerManaged'
      // It rewrites links and adds a picture to each mail; nobody asked the subscribers.
      userEngagementTracking: 'Disabled'
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
    linkedDomains: [service::domain.id]
  }

  resource user 'smtpUsernames' = if (!empty(smtpApplicationId)) {
    name: 'alerts'
    properties: {
      entraApplicationId: smtpApplicationId
      tenantId: tenant().tenantId
      username: smtpUserName
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(smtpPrincipalId)) {
  name: guid(communication.id, smtpPrincipalId, roles.communicationAndEmailServiceOwner)
  scope: communication
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.communicationAndEmailServiceOwner)
    principalId: smtpPrincipalId
    principalType: 'ServicePrincipal'
    description: 'SMTP sign-in sends in the name of this application; the service has no narrower built-in role.'
  }
}

output senderDomain string = service::domain.properties.mailFromSenderDomain
