using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.Messages;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient(RabbitMqConnections.Bound);
builder.AddServiceHost().AddMessages().AddBus(MessagesModule.AddMessagesConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapMessages();
app.Run();
