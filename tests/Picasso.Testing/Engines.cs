using Xunit;

namespace Picasso.Testing;

/// <summary>
/// Real engines for tests, named by environment variables that <c>./test engines</c> sets. A class that needs one carries
/// <c>[Trait(Engines.Trait, …)]</c>, so that the inner loop leaves it out, and asks <see cref="Need"/> before it begins.
/// </summary>
public static class Engines
{
    /// <summary>Name of the trait.</summary>
    public const string Trait = "Engine";

    /// <summary>Variable with the AMQP address of a RabbitMQ.</summary>
    public const string RabbitMq = "PICASSO_TEST_RABBITMQ";

    /// <summary>Variables with the connection strings of MySQL servers (no database named) end in 0, 1 and 2.</summary>
    public const string MySql = "PICASSO_TEST_MYSQL_";

    /// <summary>Variable with the connection string of an S3 server.</summary>
    public const string S3 = "PICASSO_TEST_S3";

    /// <summary>Variable with the connection string of a MongoDB.</summary>
    public const string MongoDb = "PICASSO_TEST_MONGODB";

    /// <summary>Variable with the connection string of an EventStoreDB.</summary>
    public const string EventStore = "PICASSO_TEST_EVENTSTORE";

    /// <summary>Variable with the folder of the engines that <c>tests/engines/engines</c> started: whoever has it may kill them.</summary>
    public const string Folder = "PICASSO_TEST_ENGINES";

    /// <summary>
    /// How a process of the real program is configured to use the engines: variables of its environment. Names on the broker begin with
    /// something of this call's own, so that tests neither hear nor disturb each other.
    /// </summary>
    public static Dictionary<string, string> ForProcesses() => new()
    {
        ["ConnectionStrings__rabbitmq"] = Need(RabbitMq),
        ["Picasso__Bus__Prefix"] = $"t{Guid.NewGuid():N}"[..9] + "-",
    };

    /// <summary>Variable with the engines that no test may be skipped for, separated by commas; or <c>all</c>.</summary>
    public const string Required = "PICASSO_TEST_REQUIRED";

    /// <summary>As <see cref="ForProcesses"/>, with two payment shards on servers.</summary>
    public static Dictionary<string, string> WithShards()
    {
        var engines = ForProcesses();
        var own = engines["Picasso__Bus__Prefix"].Trim('-');
        engines["ConnectionStrings__payments-0"] = $"{Need(MySql + "0")};Database=picasso_test_{own}";
        engines["ConnectionStrings__payments-1"] = $"{Need(MySql + "1")};Database=picasso_test_{own}";
        return engines;
    }

    /// <summary>
    /// As <see cref="WithShards"/>, with every engine that Debian or its neighbour has: broker, two shards, objects and documents. Only
    /// the events stay in the file that the processes share.
    /// </summary>
    public static Dictionary<string, string> AllForProcesses()
    {
        Need(MongoDb);
        return MostForProcesses();
    }

    /// <summary>As <see cref="AllForProcesses"/>, with documents in the files that the processes share where no MongoDB is named.</summary>
    public static Dictionary<string, string> MostForProcesses()
    {
        var engines = WithShards();
        var own = engines["Picasso__Bus__Prefix"].Trim('-');
        engines["ConnectionStrings__objects"] = $"{Need(S3)};BucketPrefix={own}-";
        if (Environment.GetEnvironmentVariable(MongoDb) is { Length: > 0 } documents)
            engines["ConnectionStrings__mongodb"] = documents;
        engines["Picasso__Documents__Prefix"] = own;
        return engines;
    }

    /// <summary>The engine's connection string; without one the test is skipped and says so, or fails where the engine is required.</summary>
    /// <param name="variable">One of the names here.</param>
    public static string Need(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrWhiteSpace(value))
            return value;
        Assert.False(IsRequired(variable), $"needs an engine: {variable} is not set, and may not be missing here (or the trait is)");
        Assert.Skip($"needs an engine: {variable} is not set");
        return "";
    }

    private static bool IsRequired(string variable) => Environment.GetEnvironmentVariable(Required) is { } required
        && required.Split(',').Any(name => name == "all" || variable.StartsWith(name, StringComparison.Ordinal));
}
