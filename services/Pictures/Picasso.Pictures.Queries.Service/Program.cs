using Picasso.Contracts;
using Picasso.DocumentStorage;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Operating;
using Picasso.ObjectStorage;
using Picasso.Pictures.Queries;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
// The driver has spans of its own; the integration would add each a second time.
builder.AddMongoDBClient(ResourceNames.MongoDb, settings => settings.DisableTracing = true, DocumentConnection.Bound);
builder.AddEventStoreDb();
builder.AddServiceHost().AddPictureQueries().AddBus(PictureQueriesModule.AddPictureQueriesConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapPublicMedia();
app.MapPictureQueries();
if (!await app.RanProjectionsAsync(args))
    app.Run();
