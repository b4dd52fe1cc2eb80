using System.Globalization;
using Picasso.Benchmarks;
#if WITH_SIMULATED_LOG
using Picasso.Benchmarks.EventStoreDb;
#endif
using Picasso.Benchmarks.Purchases;

// dotnet run -c Release --project tests/Picasso.Benchmarks -- appends|eventstoredb (with -p:PicassoPackages=Served)|projection|pages [pictures]|searches [pictures]|feed|reprices|upload|purchases [how many] [at once]
using var folder = new TempFolder();
switch (args)
{
    case ["appends"]:
        await Appends.RunAsync(folder);
        break;
#if WITH_SIMULATED_LOG
    case ["eventstoredb"]:
        await AdapterAppends.RunAsync(folder);
        break;
#endif
    case ["projection"]:
        await Projection.RunAsync(folder);
        break;
    case ["pages"]:
        await Pages.RunAsync(folder, 1_000_000);
        break;
    case ["pages", var pictures]:
        await Pages.RunAsync(folder, Number(pictures));
        break;
    case ["searches"]:
        await Searches.RunAsync(folder, 100_000);
        break;
    case ["searches", var pictures]:
        await Searches.RunAsync(folder, Number(pictures));
        break;
    case ["reprices"]:
        await Reprices.RunAsync(folder);
        break;
    case ["feed"]:
        await FeedCalls.RunAsync(folder);
        break;
    case ["purchases"]:
        await PurchaseBenchmark.RunAsync(400, 32);
        break;
    case ["purchases", var many, var atOnce]:
        await PurchaseBenchmark.RunAsync(Number(many), Number(atOnce));
        break;
    case ["upload"]:
        await Uploads.RunAsync();
        break;
    default:
        Console.Error.WriteLine("A figure: appends, eventstoredb, projection, pages [pictures], searches [pictures], feed, reprices, upload, purchases [how many] [at once].");
        return 2;
}

return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
