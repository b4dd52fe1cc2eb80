using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;

namespace Aspire.Hosting
{
    public static class KubernetesIngressExtensions
    {
        public static IResourceBuilder<KubernetesIngressResource> AddIngress(
            this IResourceBuilder<KubernetesEnvironmentResource> builder, [ResourceName] string name) =>
            builder.ApplicationBuilder.AddResource(new KubernetesIngressResource(name, builder.Resource)).ExcludeFromManifest();

        public static IResourceBuilder<KubernetesIngressResource> WithIngressClass(
            this IResourceBuilder<KubernetesIngressResource> builder, IResourceBuilder<ParameterResource> className)
        {
            builder.Resource.IngressClassName = ReferenceExpression.Create($"{className.Resource}");
            return builder;
        }

        public static IResourceBuilder<KubernetesIngressResource> WithPath(
            this IResourceBuilder<KubernetesIngressResource> builder, string path, EndpointReference endpoint,
            IngressPathType pathType = IngressPathType.Prefix)
        {
            builder.Resource.Paths.Add((path, endpoint, pathType));
            return builder;
        }

        public static IResourceBuilder<KubernetesIngressResource> WithHostname(
            this IResourceBuilder<KubernetesIngressResource> builder, IResourceBuilder<ParameterResource> hostname)
        {
            builder.Resource.Hostnames.Add(hostname.Resource);
            return builder;
        }

        public static IResourceBuilder<KubernetesIngressResource> WithTls(
            this IResourceBuilder<KubernetesIngressResource> builder, IResourceBuilder<ParameterResource> secretName)
        {
            builder.Resource.Secrets.Add(secretName.Resource);
            return builder;
        }

        public static IResourceBuilder<KubernetesIngressResource> WithIngressAnnotation(
            this IResourceBuilder<KubernetesIngressResource> builder, string key, string value)
        {
            builder.Resource.IngressAnnotations[key] = value;
            return builder;
        }
    }
}

namespace Aspire.Hosting.Kubernetes
{
    public class KubernetesIngressResource(string name, KubernetesEnvironmentResource environment)
        : Resource(name), IResourceWithParent<KubernetesEnvironmentResource>
    {
        public KubernetesEnvironmentResource Parent => environment;

        public ReferenceExpression? IngressClassName { get; set; }

        internal List<(string Path, EndpointReference Endpoint, IngressPathType Type)> Paths { get; } = [];

        internal List<ParameterResource> Hostnames { get; } = [];

        internal List<ParameterResource> Secrets { get; } = [];

        internal Dictionary<string, string> IngressAnnotations { get; } = [];
    }

    public enum IngressPathType
    {
        Prefix,
        Exact,
        ImplementationSpecific,
    }
}
