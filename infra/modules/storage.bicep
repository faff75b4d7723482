// The storage account: queues between the stages, tables of state, blobs of articles, and the deployed package.
// Nothing opens it by key.

import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param sku string
param appIdentityName string

@description('Who may run the alerts command against this account: subscriptions, status, poison messages. Empty where someone else sees to that.')
param operatorPrincipalId string

@description('Reachable from private endpoints only.')
param private bool

@description('Days after which the body of an article is deleted. Its event and its story stay.')
param articleRetentionDays int

// The names are those of the code (QueueNames, TableNames, ContainerNames); tests compare them.
var queues = [
  'fetches'
  'articles'
  'events'
  'deliveries'
]
var tables = [
  'sources'
  'articles'
  'stories'
  'events'
  'subscriptions'
  'deliveries'
  'digests'
  'failures'
  'turns'
]
var articles = 'articles'
var deployments = 'deployments'
var poison = map(queues, queue => '${queue}-poison')

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: appIdentityName
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: private ? 'Deny' : 'Allow'
    }
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 14
      }
      deleteRetentionPolicy: {
        enabled: true
        days: 14
      }
    }

    resource containers 'containers' = [
      for container in [articles, deployments]: {
        name: container
        properties: {
          publicAccess: 'None'
        }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource named 'queues' = [
      for queue in concat(queues, poison): {
        name: queue
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource named 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [
      blobs
    ]
    properties: {
      policy: {
        rules: [
          {
            name: 'delete-old-articles'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: ['${articles}/']
              }
              actions: {
                baseBlob: {
                  delete: {
                    daysAfterModificationGreaterThan: articleRetentionDays
                  }
                }
              }
            }
          }
        ]
      }
    }
  }
}

var assignments = [
  {
    role: roles.storageBlobDataOwner
    reason: 'The host leases blobs to run each timer once and reads its own package; Fetch and Classify write and read articles.'
  }
  {
    role: roles.storageQueueDataContributor
    reason: 'The host receives and deletes messages and moves poison; the stages send.'
  }
  {
    role: roles.storageTableDataContributor
    reason: 'The stages keep sources, articles, stories, events, subscriptions, deliveries, digests, failures and turns.'
  }
]

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for assignment in assignments: {
    name: guid(account.id, app.id, assignment.role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', assignment.role)
      principalId: app.properties.principalId
      principalType: 'ServicePrincipal'
      description: assignment.reason
    }
  }
]

var operatorAssignments = [
  {
    role: roles.storageQueueDataContributor
    reason: 'The command of the operators counts messages and replays poison.'
  }
  {
    role: roles.storageTableDataContributor
    reason: 'The command of the operators keeps subscriptions and shows sources and failures.'
  }
]

resource operatorAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for assignment in operatorAssignments: if (!empty(operatorPrincipalId)) {
    name: guid(account.id, operatorPrincipalId, assignment.role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', assignment.role)
      principalId: operatorPrincipalId
      description: assignment.reason
    }
  }
]

output id string = account.id
output name string = account.name
output packages string = '${account.properties.primaryEndpoints.blob}${deployments}'
