namespace Picasso.AppHost;

/// <summary>Every container image of the topology with its pinned tag.</summary>
internal static class Images
{
    public const string DockerHub = "docker.io";

    // RabbitMQ: Aspire's integration uses the official image; the version is chosen here.
    public const string RabbitMqTag = "4.2";

    public const string MongoDb = "library/mongo";
    public const string MongoDbTag = "8.0";
    public const string MySql = "library/mysql";
    public const string MySqlTag = "8.4";

    // The last release line of EventStoreDB under the BSD licence.
    public const string EventStore = "eventstore/eventstore";
    public const string EventStoreTag = "24.6";

    // Any S3 server works; MinIO's image is no longer on Docker Hub.
    public const string ObjectStorage = "quay.io/minio/minio";
    public const string ObjectStorageTag = "RELEASE.2025-09-07T16-13-09Z";

    public const string Mail = "axllent/mailpit";
    public const string MailTag = "v1.27";

    // The version of Aspire.Hosting; the publisher would use a nightly build.
    public const string Dashboard = "mcr.microsoft.com/dotnet/aspire-dashboard";
    public const string DashboardTag = "13.6";

    public const string Collector = "otel/opentelemetry-collector-contrib";
    public const string CollectorTag = "0.130.1";
    public const string Elasticsearch = "elasticsearch";
    public const string ElasticsearchTag = "8.18.4";
    public const string Kibana = "kibana";
    public const string KibanaTag = "8.18.4";
}
