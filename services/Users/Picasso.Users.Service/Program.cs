using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.Users;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient(RabbitMqConnections.Bound);
builder.AddServiceHost().AddUsers().AddBus(UsersModule.AddUsersConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapUsers();
app.Run();
