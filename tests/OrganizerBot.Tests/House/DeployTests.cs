using System.Globalization;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using OrganizerBot.Operations;
using OrganizerBot.Support;
using YamlDotNet.RepresentationModel;

namespace OrganizerBot.House;

/// <summary>What operators copy is as the program is: its settings, ports, probes, folders, its user, its exit codes and the time it takes to stop.</summary>
public sealed partial class DeployTests
{
    private const string User = "1654";

    [Fact]
    public void The_example_of_the_environment_has_each_setting_with_a_sentence_and_no_other()
    {
        var lines = Read("deploy/organizerbot.env.example").Split('\n');
        var settings = lines.Index().Where(line => Setting().IsMatch(line.Item)).Select(line => (Name: Setting().Match(line.Item).Groups[1].Value, Sentence: lines[line.Index - 1])).ToArray();

        Assert.Equal(KnownSettings.All.Order(), settings.Select(setting => setting.Name).Order());
        Assert.All(settings, setting => Assert.Matches(@"^# [A-Z].*\.$", setting.Sentence));
    }

    [Fact]
    public void The_image_runs_as_an_ordinary_user_and_asks_the_program_itself_for_its_health()
    {
        var image = Read("Dockerfile");

        Assert.Contains($"\nUSER {User}\n", image, StringComparison.Ordinal);
        Assert.Contains("--locked-mode", image, StringComparison.Ordinal);
        Assert.Contains("CMD [\"dotnet\", \"OrganizerBot.dll\", \"health\"]", image, StringComparison.Ordinal);
        Assert.Contains($"\nEXPOSE 8080 {new MetricsOptions().Port}\n", image, StringComparison.Ordinal);
        Assert.Contains("\nVOLUME [\"/data\", \"/keys\"]\n", image, StringComparison.Ordinal);
        AssertKnown(Variables().Matches(image).Select(variable => variable.Groups[1].Value));
    }

    [Theory]
    [InlineData("deploy/compose.yaml", "8080", 0, "data:/data", "keys:/keys")]
    [InlineData("deploy/compose.postgres.yaml", "8080-8082", 2, "keys:/keys")]
    public void Compose_gives_away_nothing_and_waits_for_the_stop(string file, string port, int replicas, params string[] volumes)
    {
        var compose = Yaml(file);
        var bot = (YamlMappingNode)compose["services"]["bot"];

        Assert.Equal("true", $"{bot["read_only"]}");
        Assert.Equal($"{User}:{User}", $"{bot["user"]}");
        Assert.Equal(["ALL"], Items(bot["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], Items(bot["security_opt"]));
        Assert.Equal(volumes, Items(bot["volumes"]));
        Assert.Equal([$"127.0.0.1:{port}:8080", $"127.0.0.1:{(replicas > 0 ? $"{MetricsPort}-{MetricsPort + replicas}" : $"{MetricsPort}")}:{MetricsPort}"], Items(bot["ports"]));
        Assert.StartsWith("/tmp:", Items(bot["tmpfs"]).First(), StringComparison.Ordinal);
        AssertWaits(int.Parse($"{bot["stop_grace_period"]}".TrimEnd('s'), CultureInfo.InvariantCulture));
        AssertKnown([.. Names(bot["environment"]), .. Items(bot["secrets"])]);
        Assert.Equal(Services(compose).SelectMany(service => Items(service["secrets"])), Names(compose["secrets"]));
        Assert.All(Names(compose["secrets"]), secret => Assert.Equal($"./secrets/{secret}", $"{compose["secrets"][secret]["file"]}"));
    }

    [Fact]
    public void The_bot_waits_for_its_server_and_its_role_is_no_superuser()
    {
        var compose = Yaml("deploy/compose.postgres.yaml");

        Assert.Equal("Postgres", $"{compose["services"]["bot"]["environment"]["Storage__Provider"]}");
        Assert.Equal("service_healthy", $"{compose["services"]["bot"]["depends_on"]["postgres"]["condition"]}");
        Assert.Contains("./postgres/make-role.sh:/docker-entrypoint-initdb.d/make-role.sh:ro", Items(compose["services"]["postgres"]["volumes"]));
        Assert.Contains("\nCREATE ROLE organizerbot LOGIN PASSWORD :'password';\n", Read("deploy/postgres/make-role.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void Kubernetes_knows_every_field_and_asks_where_the_bot_answers()
    {
        // Strict: a field that Kubernetes does not know, or in the wrong place, is an error.
        var all = KubernetesYaml.LoadAllFromString(Read("deploy/kubernetes/organizerbot.yaml"), strict: true);
        var deployment = all.OfType<V1Deployment>().Single().Spec;
        var pod = deployment.Template.Spec;
        var bot = Assert.Single(pod.Containers);

        Assert.Equal((1, "Recreate"), (deployment.Replicas, deployment.Strategy.Type));
        Assert.Equal((HealthSetup.StartupPath, HealthSetup.LivePath, HealthSetup.ReadyPath), (bot.StartupProbe.HttpGet.Path, bot.LivenessProbe.HttpGet.Path, bot.ReadinessProbe.HttpGet.Path));
        Assert.All([bot.StartupProbe, bot.LivenessProbe, bot.ReadinessProbe], probe => Assert.Equal("http", probe.HttpGet.Port.Value));
        Assert.Equal([("http", 8080), ("metrics", MetricsPort)], bot.Ports.Select(port => (port.Name, port.ContainerPort)));
        Assert.Equal($"{MetricsPort}", deployment.Template.Metadata.Annotations["prometheus.io/port"]);
        Assert.Equal((true, false, "ALL"), (bot.SecurityContext.ReadOnlyRootFilesystem, bot.SecurityContext.AllowPrivilegeEscalation, bot.SecurityContext.Capabilities.Drop.Single()));
        Assert.Equal((User, User, true, "RuntimeDefault"), ($"{pod.SecurityContext.RunAsUser}", $"{pod.SecurityContext.FsGroup}", pod.SecurityContext.RunAsNonRoot, pod.SecurityContext.SeccompProfile.Type));
        AssertWaits(pod.TerminationGracePeriodSeconds!.Value);

        var config = all.OfType<V1ConfigMap>().Single().Data;
        AssertKnown(config.Keys);
        Assert.Equal(config["Secrets__Directory"], bot.VolumeMounts.Single(mount => mount.Name == "secrets").MountPath);
        Assert.Equal(["/data", "/keys", config["Secrets__Directory"], "/tmp"], bot.VolumeMounts.Select(mount => mount.MountPath));
        Assert.Equal(pod.Volumes.Select(volume => volume.Name).Order(), bot.VolumeMounts.Select(mount => mount.Name).Order());
        Assert.Equal(Convert.ToInt32("440", 8), pod.Volumes.Single(volume => volume.Secret is not null).Secret.DefaultMode);
        Assert.Equal(["data", "keys"], all.OfType<V1PersistentVolumeClaim>().Select(claim => claim.Metadata.Name));

        var network = all.OfType<V1NetworkPolicy>().Single().Spec;
        Assert.Equal(["Ingress", "Egress"], network.PolicyTypes);
        Assert.Equal(["http", "metrics"], network.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value));
        Assert.Equal(["53", "53", "443"], network.Egress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value));
        Assert.All([deployment.Selector.MatchLabels, all.OfType<V1Service>().Single().Spec.Selector, network.PodSelector.MatchLabels], labels => Assert.Equal(deployment.Template.Metadata.Labels, labels));
    }

    [Fact]
    public void The_service_of_systemd_is_not_started_again_when_that_does_not_help()
    {
        var unit = Read("deploy/systemd/organizerbot.service");

        Assert.Contains($"\nRestartPreventExitStatus={ExitCode.WrongUsage} {ExitCode.WrongSettings}\n", unit, StringComparison.Ordinal);
        AssertWaits(int.Parse(Regex.Match(unit, @"^TimeoutStopSec=(\d+)$", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture));
        AssertKnown([.. Variables().Matches(unit).Select(variable => variable.Groups[1].Value), .. Regex.Matches(unit, "^LoadCredential=([^:]+):", RegexOptions.Multiline).Select(secret => secret.Groups[1].Value)]);
    }

    [Fact]
    public void Prometheus_looks_where_the_metrics_are() =>
        Assert.Equal(
            $"127.0.0.1:{MetricsPort}",
            $"{Yaml("deploy/monitoring/prometheus.yml")["scrape_configs"][0]["static_configs"][0]["targets"][0]}");

    private static int MetricsPort => new MetricsOptions().Port;

    private static void AssertKnown(IEnumerable<string> names)
    {
        var unknown = names.Where(name => !KnownSettings.All.Contains(name)).ToArray();

        Assert.True(unknown.Length == 0, $"These settings do not exist: {string.Join(", ", unknown)}");
    }

    /// <summary>Whoever kills earlier than the bot needs to stop loses what was in flight.</summary>
    private static void AssertWaits(long seconds) => Assert.InRange(seconds, OperationsSetup.LongestStop.TotalSeconds + 5, 120);

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    private static YamlNode Yaml(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Read(path)));
        return yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlNode> Services(YamlNode compose) => ((YamlMappingNode)compose["services"]).Children.Values;

    private static IEnumerable<string> Items(YamlNode list) => ((YamlSequenceNode)list).Select(item => $"{item}");

    private static IEnumerable<string> Names(YamlNode map) => ((YamlMappingNode)map).Children.Keys.Select(name => $"{name}");

    [GeneratedRegex(@"^#?([A-Z][A-Za-z]*(?:__[A-Za-z]+|_[A-Z_]+))=")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+__[A-Za-z]+)=")]
    private static partial Regex Variables();
}
