using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Operating;
using Picasso.ObjectStorage;
using Picasso.Pictures.Queries;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddDocumentsClient().AddBrokerClient(RabbitMqConnections.Bound);
builder.AddEventStoreDb();
builder.AddServiceHost().AddPictureQueries().AddBus(PictureQueriesModule.AddPictureQueriesConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapPublicMedia();
app.MapPictureQueries();
if (!await app.RanProjectionsAsync(args))
    app.Run();
