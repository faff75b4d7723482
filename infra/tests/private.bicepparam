// Everything switched on, and closed: what the tests look at besides az.bicepparam.

using '../main.bicep'

param environmentName = 'alerts-private'
param location = 'westeurope'
param principalId = '00000000-0000-0000-0000-00000000000d'
param operatorEmail = 'operators@example.org'
param email = 'relay'
param smtpHost = 'relay.example.org'
param smtpPort = 465
param smtpSecurity = 'SslOnConnect'
param smtpUser = 'alerts'
param mailFrom = 'alerts@example.org'
param language = true
param privateNetwork = true
param queueConcurrency = 8
param queueNewBatchThreshold = 4
param settings = { Outbound__Contact: 'operators@example.org' }
param alwaysReady = [
  { name: 'function:Deliver', instanceCount: 1 }
]
