using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.Reactions;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient(RabbitMqConnections.Bound);
builder.AddServiceHost().AddReactions().AddBus(ReactionsModule.AddReactionsConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapReactions();
app.Run();
