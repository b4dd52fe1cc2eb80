using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Operating;
using Picasso.Pictures.Commands;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient(RabbitMqConnections.Bound);
builder.AddEventStoreDb();
builder.AddServiceHost().AddPictureCommands().AddBus(PictureCommandsModule.AddPictureCommandsConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapPictureCommands();
if (!await app.RanProjectionsAsync(args))
    app.Run();
