namespace Picasso.Contracts;

/// <summary>
/// Names of the engines. Each is the name of its connection string (<c>ConnectionStrings:{name}</c>) and of its resource in the AppHost. An engine
/// whose connection string is set replaces its embedded counterpart; no other setting has an effect.
/// </summary>
public static class ResourceNames
{
    /// <summary>RabbitMQ, as <c>amqp://user:password@host:port</c>.</summary>
    public const string RabbitMq = "rabbitmq";

    /// <summary>MongoDB, as <c>mongodb://…</c>; every service has its own database on it.</summary>
    public const string MongoDb = "mongodb";

    /// <summary>EventStoreDB, as <c>esdb://…</c>.</summary>
    public const string EventStore = "eventstore";

    /// <summary>An S3 server, as <c>Endpoint=https://host:port;AccessKey=…;SecretKey=…</c>.</summary>
    public const string ObjectStorage = "objects";

    /// <summary>The prefix of MySQL shards of payments: <c>payments-0</c>, <c>payments-1</c> …; if any of them is set, payments uses MySQL.</summary>
    public const string PaymentsShardPrefix = "payments-";
}
