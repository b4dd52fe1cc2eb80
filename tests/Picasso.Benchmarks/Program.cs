using Picasso.Benchmarks;

// dotnet run -c Release --project tests/Picasso.Benchmarks -- appends|projection|pages [pictures]
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
    default:
        Console.Error.WriteLine("A figure: appends, projection, pages [pictures].");
        return 2;
}

return 0;
