using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Picasso.Contracts;

namespace Picasso.AppHost.Tests.Served;

/// <summary>What the AppHost asks of the Kubernetes publisher, kept by the source that stands for it.</summary>
public sealed class ClusterTests
{
    private static readonly string[] s_hosts = [.. ServiceNames.All, ServiceNames.Web];

    [Fact]
    public async Task A_host_runs_as_an_ordinary_user_who_writes_to_its_folder_and_to_temporary_files_only()
    {
        await using var topology = await PublishedAsync();
        foreach (var host in s_hosts)
        {
            var pod = PodOf(topology, host);
            pod.SecurityContext.ShouldNotBeNull().RunAsNonRoot.ShouldBe(true);
            pod.SecurityContext.RunAsUser.ShouldBe(1654);
            pod.SecurityContext.SeccompProfile.ShouldNotBeNull().Type.ShouldBe("RuntimeDefault");
            var container = pod.Containers.ShouldHaveSingleItem();
            container.SecurityContext.ShouldNotBeNull().AllowPrivilegeEscalation.ShouldBe(false);
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
            container.SecurityContext.Capabilities.ShouldNotBeNull().Drop.ShouldBe(["ALL"]);
            container.VolumeMounts.Select(mount => mount.MountPath).ShouldBe(["/tmp", "/home/app"]);
            container.VolumeMounts.Select(mount => mount.Name).ShouldBe(pod.Volumes.Select(volume => volume.Name));
        }
    }

    [Fact]
    public async Task Every_pod_gets_nothing_of_the_cluster_and_says_what_it_takes_and_probes_are_written_as_clusters_read_them()
    {
        await using var topology = await PublishedAsync();
        foreach (var name in (string[])[.. s_hosts, .. Engines(topology)])
        {
            var pod = PodOf(topology, name, probed: s_hosts.Contains(name));
            (pod.AutomountServiceAccountToken, pod.EnableServiceLinks).ShouldBe((false, false), name);
            var container = pod.Containers.ShouldHaveSingleItem();
            container.Resources.ShouldNotBeNull(name).Limits.Keys.ShouldBe(["memory"]);
            container.Resources.Requests.Keys.ShouldBe(["memory", "cpu"]);
            container.ReadinessProbe.ShouldNotBeNull(name).HttpGet?.Scheme.ShouldBe("HTTP");
        }
    }

    [Fact]
    public async Task An_engine_is_asked_in_its_container_and_gains_no_rights()
    {
        await using var topology = await PublishedAsync();
        var engines = Engines(topology);
        engines.Count.ShouldBe(6);
        foreach (var engine in engines)
        {
            var pod = PodOf(topology, engine, probed: false);
            var container = pod.Containers.ShouldHaveSingleItem();
            container.SecurityContext.ShouldNotBeNull(engine).AllowPrivilegeEscalation.ShouldBe(false);
            foreach (var probe in new[] { container.ReadinessProbe, container.StartupProbe })
                probe.ShouldNotBeNull(engine).Exec.ShouldNotBeNull().Command[..2].ShouldBe(["/bin/sh", "-c"]);
        }
    }

    [Fact]
    public async Task The_log_whose_image_never_is_root_gets_its_volume_by_its_group()
    {
        await using var topology = await PublishedAsync();
        foreach (var engine in Engines(topology))
            PodOf(topology, engine, probed: false).SecurityContext.ShouldNotBeNull(engine).FsGroup.ShouldBe(engine == ResourceNames.EventStore ? 1000 : null, engine);
    }

    [Fact]
    public async Task The_sandboxs_books_are_one_volume_for_all_copies_of_payments_on_one_node()
    {
        await using var topology = await PublishedAsync("Parameters:payments-provider=sandbox");
        var resource = Customized(topology, ServiceNames.Payments);
        var pod = resource.Workload!.PodTemplate.Spec;

        var claim = resource.AdditionalResources.OfType<PersistentVolumeClaim>().ShouldHaveSingleItem();
        pod.Volumes.Single(volume => volume.Name == "data").PersistentVolumeClaim.ShouldNotBeNull().ClaimName.ShouldBe(claim.Metadata.Name);
        var together = pod.Affinity.ShouldNotBeNull().PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution.ShouldHaveSingleItem();
        together.LabelSelector.MatchLabels["app.kubernetes.io/component"].ShouldBe(ServiceNames.Payments);
        (await topology.VariablesOfAsync(ServiceNames.Payments))["Picasso__Payments__Provider"].ShouldBe("sandbox");
    }

    [Fact]
    public async Task With_stripe_payments_keep_no_state_and_are_spread()
    {
        await using var topology = await PublishedAsync();
        var resource = Customized(topology, ServiceNames.Payments);

        resource.AdditionalResources.ShouldBeEmpty();
        resource.Workload!.PodTemplate.Spec.Affinity.ShouldBeNull();
        (await topology.VariablesOfAsync(ServiceNames.Payments))["Picasso__Payments__Provider"].ShouldBe("stripe");
    }

    [Fact]
    public async Task The_web_keeps_its_sessions_in_a_volume()
    {
        await using var topology = await PublishedAsync();

        Customized(topology, ServiceNames.Web).AdditionalResources.OfType<PersistentVolumeClaim>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Every_host_has_the_address_for_telemetry()
    {
        await using var topology = await PublishedAsync();
        foreach (var host in s_hosts)
            (await topology.VariablesOfAsync(host)).ShouldContainKeyAndValue("OTEL_EXPORTER_OTLP_ENDPOINT", "{otlp-endpoint.value}");
    }

    [Fact]
    public async Task People_come_in_by_an_ingress_with_tls_that_leads_to_the_web()
    {
        await using var topology = await PublishedAsync();
        var ingress = topology.Resources.OfType<KubernetesIngressResource>().ShouldHaveSingleItem();

        var (path, endpoint, _) = ingress.Paths.ShouldHaveSingleItem();
        path.ShouldBe("/");
        endpoint.Resource.Name.ShouldBe(ServiceNames.Web);
        ingress.Hostnames.ShouldHaveSingleItem().Name.ShouldBe("ingress-host");
        ingress.Secrets.ShouldHaveSingleItem().Name.ShouldBe("ingress-tls-secret");
        // An ingress that takes a megabyte at most would refuse pictures.
        ingress.IngressAnnotations["nginx.ingress.kubernetes.io/proxy-body-size"].ShouldBe("0");
    }

    [Fact]
    public async Task A_secret_of_any_characters_is_written_in_base64()
    {
        await using var topology = await PublishedAsync();
        foreach (var name in (string[])[.. s_hosts, .. Engines(topology)])
        {
            var secret = Customized(topology, name).Secret.ShouldNotBeNull(name);
            secret.StringData.Keys.ShouldBe(["Plain"]);
            secret.Data.ShouldContainKeyAndValue("Password", "{{ .Values.secrets.users.service_key | toString | b64enc }}");
        }
    }

    private static Task<Topology> PublishedAsync(params string[] settings) =>
        Topology.WithAsync(["operation=publish", "Picasso:Target=kubernetes", .. settings]);

    private static List<string> Engines(Topology topology) =>
        [.. topology.Resources.OfType<ContainerResource>().Where(container => container is IResourceWithConnectionString).Select(engine => engine.Name)];

    private static PodSpecV1 PodOf(Topology topology, string name, bool probed = true) => Customized(topology, name, probed).Workload!.PodTemplate.Spec;

    // As the publisher makes it: one container, with the probes of the model.
    private static KubernetesResource Customized(Topology topology, string name, bool probed = true)
    {
        var target = topology.Find(name);
        var resource = new KubernetesResource(name, target, topology.Resources.OfType<KubernetesEnvironmentResource>().Single())
        {
            Workload = new Deployment(),
            Secret = new Secret { StringData = { ["Password"] = "{{ .Values.secrets.users.service_key }}", ["Plain"] = "text" } },
        };
        resource.Workload.PodTemplate.Spec.Containers.Add(new ContainerV1
        {
            Name = name,
            ReadinessProbe = probed ? new ProbeV1 { HttpGet = new HttpGetActionV1 { Path = "/health", Scheme = "http" } } : null,
        });
        foreach (var customization in target.Annotations.OfType<KubernetesServiceCustomizationAnnotation>())
            customization.Configure(resource);
        return resource;
    }
}
