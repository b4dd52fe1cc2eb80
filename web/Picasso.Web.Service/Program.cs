using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Health;
using Picasso.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWeb();

var app = builder.Build();
app.MapHealthEndpoints();
app.MapWeb();
app.Run();
