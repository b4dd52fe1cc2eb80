using Microsoft.Extensions.Configuration;
using Picasso.AppHost;
using Picasso.AppHost.Developing;
using Picasso.AppHost.Engines;
using Picasso.AppHost.Observing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;
using Picasso.OptionsValidation.Naming;

if (CertificateCommand.TryRun(args, Console.Out))
    return;

var builder = DistributedApplication.CreateBuilder(args);
builder.Services.WarnOfFormerNames(builder.Configuration.ReadFormerNames());
builder.AddPublishTarget();

// Engines. Each resource has the name of the connection string that the services read. A connection string in the AppHost's own configuration
// (ConnectionStrings:mongodb …) is used; otherwise the engine is a container.
var bus = builder.AddBus();
var documents = builder.AddDocuments();
var events = builder.AddEventStore();
var objects = builder.AddObjectStorage();
var shards = builder.AddPaymentsShards(count: builder.Configuration.GetValue("Picasso:Shards", 2));
var mail = builder.AddMailServer();
builder.AddServiceKey();

// Services: two copies of each, none of them publicly reachable.
var users = builder.AddService<Projects.Picasso_Users_Service>(ServiceNames.Users);
var commands = builder.AddService<Projects.Picasso_Pictures_Commands_Service>(ServiceNames.PicturesCommands);
var queries = builder.AddService<Projects.Picasso_Pictures_Queries_Service>(ServiceNames.PicturesQueries);
var payments = builder.AddService<Projects.Picasso_Payments_Service>(ServiceNames.Payments);
var reactions = builder.AddService<Projects.Picasso_Reactions_Service>(ServiceNames.Reactions);
var messages = builder.AddService<Projects.Picasso_Messages_Service>(ServiceNames.Messages);

// The engines of each service; a service waits until its engines are healthy. Each service connects with its own account, which has access to its own
// data only.
users.WithEngine(bus).WithDocuments(documents).WithObjects(objects).WithMail(mail);
commands.WithEngine(bus).WithDocuments(documents).WithEvents(events).WithObjects(objects);
queries.WithEngine(bus).WithDocuments(documents).WithEvents(events).WithObjects(objects);
payments.WithEngine(bus).WithShards(shards).WithPaymentSecrets();
reactions.WithEngine(bus).WithDocuments(documents);
messages.WithEngine(bus).WithDocuments(documents);

// The calls between services. Calls form cycles (users asks payments for open purchases), so no service waits for another at the start: a call to a
// service that is not ready yet is retried.
users.Calls(users, payments);
commands.Calls(users);
queries.Calls(users, reactions);
payments.Calls(users, commands);
reactions.Calls(users, commands);
messages.Calls(users, commands);

// The web is the only public endpoint.
var web = builder.AddWeb<Projects.Picasso_Web_Service>(ServiceNames.Web);
foreach (var service in new[] { users, commands, queries, payments, reactions, messages })
    web.Calls(service).WaitFor(service);
users.WithPublicUrl(web);
payments.WithPublicUrl(web);

builder.AddEntrance(web);

// Command-line commands of operators as commands of the dashboard.
web.WithDemoCommand();
payments.WithShardCommands();
bus.WithRedriveCommands(payments);
queries.WithRebuildCommand();

builder.AddObservability([users, commands, queries, payments, reactions, messages, web]);
builder.KeepContainers();
builder.Build().Run();
