namespace Picasso.AppHost;

/// <summary>Every container image of the topology with its pinned tag: the one place to change either.</summary>
internal static class Images
{
    public const string DockerHub = "docker.io";

    // RabbitMQ: Aspire's integration names the official image; the version is ours.
    public const string RabbitMqTag = "4.2";

    public const string MongoDb = "library/mongo";
    public const string MongoDbTag = "8.0";
    public const string MySql = "library/mysql";
    public const string MySqlTag = "8.4";

    // The last line of EventStoreDB under the BSD licence.
    public const string EventStore = "eventstore/eventstore";
    public const string EventStoreTag = "24.6";

    // Any S3 server does; MinIO's image is not on Docker Hub any more.
    public const string ObjectStorage = "quay.io/minio/minio";
    public const string ObjectStorageTag = "RELEASE.2025-09-07T16-13-09Z";

    public const string Mail = "axllent/mailpit";
    public const string MailTag = "v1.27";

    // The version of Aspire.Hosting, of which the publisher would take a nightly build.
    public const string Dashboard = "mcr.microsoft.com/dotnet/aspire-dashboard";
    public const string DashboardTag = "13.6";

    public const string Collector = "otel/opentelemetry-collector-contrib";
    public const string CollectorTag = "0.130.1";
    public const string Elasticsearch = "elasticsearch";
    public const string ElasticsearchTag = "8.18.4";
    public const string Kibana = "kibana";
    public const string KibanaTag = "8.18.4";
}
