using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Health;
using Picasso.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.RequireServiceKeys().AddWeb();

var app = builder.Build();
app.MapHealthEndpoints();
app.MapWeb();
app.Run();
