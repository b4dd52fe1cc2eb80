using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.Messages;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient();
builder.AddServiceHost().AddMessages().AddBus(MessagesModule.AddMessagesConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapMessages();
app.Run();
