using Picasso.Benchmarks.Purchases;

// dotnet run --project tests/Picasso.Benchmarks -- purchases [how many] [at once]
var verb = args.Length > 0 ? args[0] : "";
int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
switch (verb)
{
    case "purchases":
        await PurchaseBenchmark.RunAsync(Number(1, 400), Number(2, 32));
        return 0;
    default:
        Console.Error.WriteLine("Say what to measure: purchases [how many] [at once]");
        return 1;
}
