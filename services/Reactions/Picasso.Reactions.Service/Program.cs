using Picasso.Contracts;
using Picasso.DocumentStorage;
using Picasso.EmbeddedStorage;
using Picasso.Reactions;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
// The driver has spans of its own; the integration would add each a second time.
builder.AddMongoDBClient(ResourceNames.MongoDb, settings => settings.DisableTracing = true, DocumentConnection.Bound);
builder.AddServiceHost().AddReactions().AddBus(ReactionsModule.AddReactionsConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapReactions();
app.Run();
