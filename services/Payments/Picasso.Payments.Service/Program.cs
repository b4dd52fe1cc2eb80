using Picasso.AspireClients;
using Picasso.EmbeddedStorage;
using Picasso.Payments;
using Picasso.Payments.Service;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<DataDirectory>();
builder.AddBrokerClient(RabbitMqConnections.Bound).AddTablesClient();
builder.AddServiceHost().AddPayments().AddBus(PaymentsModule.AddPaymentsConsumers);

var app = builder.Build();
app.UseServiceHost();
app.MapPayments();
app.Run();
