using Microsoft.Extensions.Configuration;

// A process of its own: --port 0, --webhooks URL, --seed N. Its first line says where it is; it keeps its books while it runs.
var options = new ConfigurationBuilder().AddCommandLine(args).Build();
await using var standIn = await Picasso.StripeStandIn.StandIn.StartAsync(port: options.GetValue("port", 0));
standIn.Faults.Seed = options.GetValue("seed", 1);
if (options["webhooks"] is { } webhooks)
    standIn.SendWebhooksTo(new Uri(webhooks));
Console.WriteLine(standIn.Address);
await standIn.WaitAsync();
