// Azure Communication Services Email, used by SMTP: any other relay can take its place.

import { roles } from 'roles.bicep'

@export()
@description('How mail is sent.')
@discriminator('by')
type mailChoice = azureMail | relayMail | noMail

type azureMail = {
  @description('By Azure Communication Services.')
  by: 'azure'

  @description('Application (client) id of the Entra application that signs in by SMTP.')
  @minLength(36)
  @maxLength(36)
  applicationId: string

  @description('Object id of that application\'s service principal.')
  @minLength(36)
  @maxLength(36)
  principalId: string

  @description('Name that it signs in by.')
  @minLength(1)
  userName: string

  @description('A mail domain of your own; left out for one of Azure\'s, which sends 5 mails a minute and 10 an hour.')
  domain: string?

  @description('Its DNS records are published and the service has verified them; until then mail goes out from Azure\'s domain.')
  domainVerified: bool?

  @description('Where the service keeps mail at rest; left out for Europe.')
  dataLocation: string?
}

type relayMail = {
  @description('By a relay of your own.')
  by: 'relay'

  @minLength(1)
  host: string

  @description('Left out for 587.')
  @minValue(1)
  @maxValue(65535)
  port: int?

  @description('Left out for StartTls; port 465 wants SslOnConnect.')
  security: ('StartTls' | 'SslOnConnect')?

  @description('Left out where the relay wants no sign-in. The password is a secret of the vault: infra/set-secrets.sh.')
  user: string?

  @description('Sender: an address, or a name with the address in angle brackets.')
  @minLength(3)
  from: string
}

type noMail = {
  @description('Not at all: Microsoft Teams only.')
  by: 'none'
}

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
