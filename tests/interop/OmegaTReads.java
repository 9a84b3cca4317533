// What OmegaT itself reads in glossaries and memories, by its own classes.
//
//     java -cp OmegaT.jar:... OmegaTReads.java en vi FILE OUT [FILE OUT]...
//
// Each OUT gets a line for each entry, source TAB target; FILE ends in .tbx, .tmx or, for a table, anything else. When
// OmegaT cannot read a file its OUT is not made, and the exit code is 1.
import java.io.File;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;
import org.omegat.util.RuntimePreferences;
import org.omegat.util.TMXReader2;

public class OmegaTReads {
  // The reader of TBX asks the open project for its languages.
  private static void openProject(String source, String target) throws Exception {
    File folder = new File(System.getProperty("java.io.tmpdir"), "omegat");
    RuntimePreferences.setConfigDir(folder.getPath());
    ProjectProperties properties = new ProjectProperties(new File(folder, "project")) {};
    properties.setSourceLanguage(source);
    properties.setTargetLanguage(target);
    InvocationHandler answers = (proxy, method, arguments) -> {
      switch (method.getName()) {
        case "getProjectProperties": return properties;
        case "isProjectLoaded": return true;
        default: throw new UnsupportedOperationException(method.getName());
      }
    };
    Core.setProject((IProject) Proxy.newProxyInstance(
        OmegaTReads.class.getClassLoader(), new Class<?>[] {IProject.class}, answers));
  }

  private static List<String> readGlossary(List<GlossaryEntry> entries) {
    List<String> lines = new ArrayList<>();
    for (GlossaryEntry entry : entries) {
      for (String target : entry.getLocTerms(false)) lines.add(entry.getSrcText() + "\t" + target);
    }
    return lines;
  }

  private static List<String> readMemory(File file, String source, String target) throws Exception {
    List<String> lines = new ArrayList<>();
    new TMXReader2().readTMX(file, new Language(source), new Language(target), false, false, false, false,
        (unit, from, to, paragraphs) -> {
          if (from == null || to == null) return false;
          return lines.add(from.text + "\t" + to.text);
        });
    return lines;
  }

  public static void main(String[] arguments) throws Exception {
    String source = arguments[0];
    String target = arguments[1];
    openProject(source, target);
    boolean failed = false;
    for (int i = 2; i + 1 < arguments.length; i += 2) {
      File file = new File(arguments[i]);
      try {
        List<String> lines = file.getName().endsWith(".tmx") ? readMemory(file, source, target)
            : readGlossary(file.getName().endsWith(".tbx") ? GlossaryReaderTBX.read(file, true)
                                                           : GlossaryReaderTSV.read(file, true));
        try (PrintWriter out = new PrintWriter(new File(arguments[i + 1]), StandardCharsets.UTF_8)) {
          for (String line : lines) out.print(line + "\n");
        }
      } catch (Exception refused) {
        System.err.println(file.getName() + ": " + refused);
        failed = true;
      }
    }
    System.exit(failed ? 1 : 0);
  }
}
