package dev.muster.face;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads a cascade file of OpenCV, format "opencv-cascade-classifier", from the class path. */
final class CascadeFile {

  private static final int HAAR_NODE = 4;
  private static final int PATTERN_NODE = 11;

  private CascadeFile() {}

  static CascadeModel load(String name) {
    try (InputStream input = CascadeFile.class.getResourceAsStream("cascades/" + name)) {
      if (input == null) {
        throw new IllegalStateException("the program lacks its cascade file " + name);
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element storage = factory.newDocumentBuilder().parse(input).getDocumentElement();
      return model(child(storage, "cascade"));
    } catch (IOException | SAXException | ParserConfigurationException unreadable) {
      throw new IllegalStateException("cannot read the cascade file " + name, unreadable);
    }
  }

  private static CascadeModel model(Element cascade) {
    boolean patterns = text(child(cascade, "featureType")).equals("LBP");
    List<Element> features = items(child(cascade, "features"));
    CascadeLayout layout = new CascadeLayout(patterns ? PATTERN_NODE : HAAR_NODE);
    for (Element stage : items(child(cascade, "stages"))) {
      layout.stage(Float.parseFloat(text(child(stage, "stageThreshold"))));
      for (Element tree : items(child(stage, "weakClassifiers"))) {
        layout.tree(numbers(child(tree, "internalNodes")), numbers(child(tree, "leafValues")));
      }
    }
    return layout.model(
        Integer.parseInt(text(child(cascade, "width"))),
        Integer.parseInt(text(child(cascade, "height"))),
        patterns ? patterns(features, layout) : haar(features, layout));
  }

  private static NodeTests haar(List<Element> features, CascadeLayout layout) {
    List<NodeTests.HaarFeature> parsed = features.stream().map(CascadeFile::haar).toList();
    return layout.haar(parsed);
  }

  private static NodeTests.HaarFeature haar(Element feature) {
    List<Element> items = items(child(feature, "rects"));
    int[] rectangles = new int[items.size() * 4];
    float[] weights = new float[items.size()];
    for (int i = 0; i < items.size(); i++) {
      String[] numbers = numbers(items.get(i));
      for (int j = 0; j < 4; j++) {
        rectangles[i * 4 + j] = Integer.parseInt(numbers[j]);
      }
      weights[i] = Float.parseFloat(numbers[4]);
    }
    boolean tilted =
        children(feature).stream()
            .anyMatch(part -> part.getTagName().equals("tilted") && text(part).equals("1"));
    return new NodeTests.HaarFeature(rectangles, weights, tilted);
  }

  private static NodeTests patterns(List<Element> features, CascadeLayout layout) {
    List<int[]> cells = new ArrayList<>();
    for (Element feature : features) {
      String[] numbers = numbers(child(feature, "rect"));
      int[] cell = new int[4];
      for (int i = 0; i < 4; i++) {
        cell[i] = Integer.parseInt(numbers[i]);
      }
      cells.add(cell);
    }
    return layout.patterns(cells);
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a cascade file without <" + name + ">"));
  }

  /** The list entries, which OpenCV names {@code _}. */
  private static List<Element> items(Element parent) {
    return children(parent).stream().filter(item -> item.getTagName().equals("_")).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String[] numbers(Element element) {
    return text(element).split("\\s+");
  }

  private static String text(Element element) {
    return element.getTextContent().trim();
  }
}
