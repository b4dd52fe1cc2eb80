using Picasso.Benchmarks;
using Picasso.Benchmarks.Purchases;

// dotnet run -c Release --project tests/Picasso.Benchmarks -- appends|projection|pages [pictures]|purchases [how many]
using var folder = new TempFolder();
switch (args)
{
    case ["appends"]:
        await Appends.RunAsync(folder);
        break;
    case ["projection"]:
        await Projection.RunAsync(folder);
        break;
    case ["pages"]:
        await Pages.RunAsync(folder, 1_000_000);
        break;
    case ["pages", var pictures]:
        await Pages.RunAsync(folder, int.Parse(pictures));
        break;
    case ["purchases"]:
        await PurchaseBenchmark.RunAsync(400, 32);
        break;
    case ["purchases", var purchases]:
        await PurchaseBenchmark.RunAsync(int.Parse(purchases), 32);
        break;
    default:
        Console.Error.WriteLine("A figure: appends, projection, pages [pictures], purchases [how many].");
        return 2;
}

return 0;
